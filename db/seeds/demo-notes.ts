/** Notes as the story's hosts write them: what was learnt, and nobody's case. */
interface Written {
  text: string;
  points: { text: string; owner: string | null; days: number }[];
}

/** Of the last three monthly meetings. */
export const monthNotes: Written[] = [
  {
    text: `## What we talked about

Money for school is often gone before the second term. Three teams told how they plan it **with** the family, for a whole year.

- One page with the costs of each term, filled in together.
- A small sum kept back for the term that nobody thinks of.
- The head teacher knows before the child comes, not after.

## What helped

> “We stopped asking what the family lacks. We ask what is already there.”

Look again at the [job aids](/library) on planning.`,
    points: [
      { text: 'Send the page with the costs of each term to all', owner: 'halima.abdi', days: 14 },
      { text: 'Ask one head teacher what would help', owner: null, days: 25 },
    ],
  },
  {
    text: `## What we talked about

Numbers are only useful when somebody asks a question first. We looked at which questions our teams ask each month.

1. How many children went home, and how many visits followed?
2. Which visits did not take place, and why?
3. What will we do differently next month?

## A tool

The list of *reasons why a visit did not take place* fits on half a page. Transport is the first reason in four of five teams.`,
    points: [
      { text: 'Try the list of reasons for one month', owner: null, days: 30 },
      { text: 'Bring one number that surprised you', owner: 'halima.abdi', days: 28 },
    ],
  },
  {
    text: `## What we talked about

Young people who grew up in care told us what they wish somebody had said to them. We listened, and asked little.

- “Tell me early, and tell me everything that is decided.”
- “Ask me whom I want to see.”
- “Call me afterwards, also when nothing is wrong.”

## What we take with us

Preparation is a talk that goes on, not one meeting. The script for the **first talk** is in the [library](/library).

## For the next meeting

We speak about donors: bring one sentence that worked for you.`,
    points: [
      { text: 'Put the script for the first talk into Kiswahili', owner: null, days: 20 },
      { text: 'Invite a care leaver to the next team meeting', owner: 'halima.abdi', days: 25 },
    ],
  },
];

export const circleNotes: Written = {
  text: `## What a good visit looks like

We walked through a visit, from the gate to the goodbye, and stopped at each step.

- Two of us go, and one of us only listens.
- We say at the beginning how long we stay.
- We leave a number that somebody answers.

## Next time

We look at our own forms, and strike out what nobody reads.`,
  points: [
    { text: 'Bring the visit form with three lines struck out', owner: 'halima.abdi', days: 30 },
    { text: 'Go on one visit in twos', owner: null, days: 30 },
  ],
};
