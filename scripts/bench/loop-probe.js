/** Loaded into the server that is measured: it watches the event loop and tells when it is asked. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let before = performance.eventLoopUtilization();
let used = processorTime();

/** Of the main thread, in milliseconds, where the system tells: what is ours of a busy loop. */
function processorTime() {
  try {
    const file = `/proc/self/task/${process.pid}/stat`;
    const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

process.on('message', (message) => {
  if (message === 'watch') {
    delay.reset();
    before = performance.eventLoopUtilization();
    used = processorTime();
  }
  if (message === 'tell') {
    const { active } = performance.eventLoopUtilization(before);
    const [p99, longest] = [delay.percentile(99), delay.max].map((ns) => ns / 1e6);
    process.send?.({ busy: active, own: processorTime() - used, p99, longest });
  }
});
