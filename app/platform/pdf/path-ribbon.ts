/** The path home as a ribbon: wider where it comes near, narrow on the far hill. */
type Point = [x: number, y: number];
type Curve = [Point, Point, Point, Point];

const way: Curve[] = [
  [
    [-4, 157],
    [26, 140],
    [70, 153],
    [104, 145],
  ],
  [
    [104, 145],
    [138, 137],
    [164, 119],
    [196, 126],
  ],
  [
    [196, 126],
    [222, 132],
    [221, 147],
    [213, 158],
  ],
  [
    [213, 158],
    [201, 172],
    [205, 197],
    [232, 195.5],
  ],
  [
    [232, 195.5],
    [245, 195],
    [254, 195],
    [254, 187],
  ],
];
const farthest = 122;
const steps = 20;

const halfWidth = (y: number) => 0.65 + Math.max(0, y - farthest) * 0.027;

export function pathRibbon() {
  const middle = way.flatMap((curve) =>
    Array.from({ length: steps }, (_, step) => along(curve, step / steps)),
  );
  const side = (sign: 1 | -1) =>
    middle.map(({ at: [x, y], heading }) => {
      const reach = sign * halfWidth(y);
      return `${round(x - Math.sin(heading) * reach)} ${round(y + Math.cos(heading) * reach)}`;
    });
  return `M${[...side(1), ...side(-1).reverse()].join('L')}z`;
}

function along([a, b, c, d]: Curve, t: number) {
  const u = 1 - t;
  const at = (i: 0 | 1) =>
    u ** 3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t ** 3 * d[i];
  const slope = (i: 0 | 1) =>
    u * u * (b[i] - a[i]) + 2 * u * t * (c[i] - b[i]) + t * t * (d[i] - c[i]);
  return { at: [at(0), at(1)] as Point, heading: Math.atan2(slope(1), slope(0)) };
}

const round = (value: number) => Math.round(value * 100) / 100;
