/** Sentences of evidence, dimension by dimension, from the strongest to the weakest. Spans are filled in by wording.ts. */
import type { Chance } from './chance.ts'
import { fitFor, worded } from './wording.ts'

/** Each dimension: what is found where evidence leans to 1, 2, 3a, 3b and 4. */
const FINDINGS: Record<string, [string[], string[], string[], string[], string[]]> = {
  leadership: [
    ['Leaders at every level know their part and can show its effect.', 'Two senior leaders already work with other schools.'],
    ['Senior leaders are effective; subject leaders are developing well.', 'Lines of responsibility are clear and followed.'],
    ['The new leadership structure is in place and beginning to work.', 'Leaders’ monitoring is regular and mostly accurate.'],
    ['Leaders monitor teaching, but too little follows from it.', 'The deputy’s post has been vacant for [3-8] weeks.'],
    ['Leaders have not acted quickly enough on what they know.', 'Monitoring stopped for most of last term.'],
  ],
  attainment: [
    ['Results were above national figures in every key stage.', '[78-91%] of pupils reached the expected standard, well above national figures.'],
    ['[67-77%] of pupils reached the expected standard, a little above national figures.', 'Results have risen for [2-4] years running.'],
    ['Results are below national figures but have risen faster than elsewhere.', '[53-66%] of pupils reached the expected standard, up [3-8] points.'],
    ['[53-66%] of pupils reached the expected standard, much as last year.', 'Results in mathematics fell by [3-8] points.'],
    ['[34-52%] of pupils reached the expected standard, for the second year below the floor.', 'Results are low and fell again.'],
  ],
  groups: [
    ['No group of pupils does less well than the others.', 'Disadvantaged pupils here do better than other pupils do nationally.'],
    ['Gaps between groups are small and closing.', 'Pupils with special needs make good progress from their starting points.'],
    ['The gap for disadvantaged pupils has closed by [3-8] points in a year.', 'The most able are now challenged in most classes.'],
    ['The gap for disadvantaged pupils is [3-8] points and closes slowly.', 'New arrivals wait too long for help with English.'],
    ['Boys, and pupils with special needs, underachieve in every year group.', 'The gap for disadvantaged pupils has grown to [3-8] points.'],
  ],
  progress: [
    ['Progress is in the top fifth nationally in reading and mathematics.', 'More pupils exceed expected progress than in similar schools.'],
    ['Progress is close to national figures in English and above them in mathematics.', 'Books show steady gains over the year.'],
    ['Progress in mathematics has caught up; writing has not.', 'Pupils now make expected progress in most year groups.'],
    ['Progress varies between classes in the same year.', 'Too few pupils exceed expected progress in mathematics.'],
    ['Pupils fall further behind in English the longer they are at the school.', 'Progress is well below national figures in both subjects.'],
  ],
  'pupil-premium': [
    ['Pupils supported by the premium achieve as well as the others.', 'Spending is tracked pupil by pupil and its effect is clear.'],
    ['The premium’s effect is reviewed each term and shown to governors.', 'Pupils supported by the premium are catching up.'],
    ['A review of the premium has been carried out and half of its advice followed.', 'Tutoring has begun to show in reading.'],
    ['The premium pays for staff, but nobody checks what they achieve.', 'The strategy is out of date by a year.'],
    ['Governors could not say what the premium is spent on.', 'Pupils supported by the premium attend least and learn least.'],
  ],
  teaching: [
    ['Every lesson we saw together was strong.', 'Teachers plan from what pupils know, lesson by lesson.'],
    ['Teaching is good in [6-9] of the ten lessons seen.', 'Questioning is a strength; marking is being made simpler.'],
    ['Teaching has improved most where teachers plan together.', 'Good in the older classes, less sure in the younger.|primary', 'Good in three departments, less sure in the others.|secondary'],
    ['Teaching requires improvement in about half of the lessons seen.', 'Work is often too easy in the foundation subjects.'],
    ['[2-4] of ten lessons seen were inadequate, and not all of it is being tackled.', 'Temporary teachers change too often for pupils to learn.'],
  ],
  inspection: [
    ['The last report praised leadership and asked for very little.', 'Inspectors named two strengths worth sharing.'],
    ['Two of three points from the report are fully addressed.', 'The report’s advice on curriculum is being followed.'],
    ['Inspectors judged the school’s progress effective on their last visit.', 'Most of what the report raised is in hand.'],
    ['What the report raised on phonics is only partly addressed.|primary', 'What the report raised on behaviour is only partly addressed.|secondary', 'The action plan answers the report, with limited effect so far.'],
    ['The school is in a category of concern after its last inspection.', 'Inspectors return next term and little has changed.'],
  ],
  'self-evaluation': [
    ['Self-evaluation matches our own view in every detail.', 'The plan names who, when and how anybody will know.'],
    ['Self-evaluation is accurate, if a little long.', 'The plan is sound and governors use it.'],
    ['Self-evaluation has become accurate since the last visit.', 'The plan is effective; its dates need care.'],
    ['Self-evaluation is more generous than the evidence.', 'The plan lists actions without saying what should change.'],
    ['There is no current self-evaluation.', 'The plan was written for the inspection and has not been opened since.'],
  ],
  sharing: [
    ['The school led [3-8] sessions for others this year and followed them up.', 'Visitors come each month and go home with something to use.'],
    ['Staff take part in their learning community and have begun to lead.', 'One department shares its work with neighbours.|secondary', 'The early-years team shares its work with neighbours.|primary'],
    ['The school takes more than it gives at present, and says so.', 'A strength in computing could be shared.'],
    ['Contact with other schools depends on the head alone.', 'Staff have not visited another school this year.'],
    ['The school works on its own.', 'Offers of visits have not been taken up.'],
  ],
  'sixth-form': [
    ['Students do better than their grades at sixteen would suggest.', 'Nearly all students go where they hoped to.'],
    ['Results are in line with those of similar sixth forms.', 'Retention has improved to [78-91%].'],
    ['Vocational courses are strong; academic ones are improving.', 'Small classes limit what can be taught.'],
    ['Too many students leave after one year.', 'Advice on courses came too late for [3-8] students.'],
    ['Results are well below those of similar sixth forms.', 'Three courses have had no permanent teacher.'],
  ],
  'early-years': [
    ['Children start low and leave well prepared.', 'The early-years leader has raised achievement for three years.'],
    ['[67-77%] of children reached a good level of development.', 'Leaders know what works and do more of it.'],
    ['Outdoor learning is much improved; early writing is next.', 'Leaders evaluate accurately and have begun to act.'],
    ['[53-66%] of children reached a good level of development, below similar schools.', 'Children’s talk is not developed enough.'],
    ['Routines are not settled and children lose time.', 'Assessment on entry is unreliable.'],
  ],
  capacity: [
    ['Leaders could improve this school alone, and help another.', 'Succession is planned for every senior post.'],
    ['Leaders have the skills; time is what they lack.', 'Governors have recruited well.'],
    ['Leaders can point to what they have improved, and how.', 'Capacity has grown with two strong appointments.'],
    ['Three leaders carry everything.', 'Improvement slows whenever support pauses.'],
    ['Improvement is fragile and depends on help from outside.', 'There is no permanent deputy.'],
  ],
  exclusions: [
    ['Nobody has been suspended this year.', 'Suspensions are very rare.'],
    ['Suspensions are below the county’s figure.', '[3-8] days of suspension this year, fewer than last.'],
    ['Suspensions have fallen by a third.', 'Fixed plans now follow each suspension.'],
    ['Suspensions are above the county’s figure.', '[3-8] suspensions this term, many of the same pupils.'],
    ['Suspensions are high and rising.', 'Two permanent exclusions this year, and a third avoided late.'],
  ],
  attendance: [
    ['Attendance is above 96%.', 'Families are met before absence becomes a habit.'],
    ['Attendance is a little above the county’s figure.', 'Persistent absence fell by [3-8] pupils.'],
    ['Attendance has risen since an officer was shared with a neighbour.', 'Mondays and Fridays remain a problem.'],
    ['[19-34%] of pupils are persistently absent.', 'Absence is followed up, but late.'],
    ['[19-34%] of pupils are persistently absent and the figure is rising.', 'Absence is not followed up the same day.'],
  ],
  reliance: [
    ['The school relies on nobody else’s leaders.', 'The school lends leaders rather than borrowing them.'],
    ['Outside support has ended as planned.', 'The school buys advice when it wants it.'],
    ['An outside leader visits once a fortnight, less than last year.', 'Support is tapering.'],
    ['A leader from another school spends a day a week here.', 'The partner head chairs most leadership meetings.'],
    ['An executive head from another school leads three days a week.', 'Without the partner school there would be no senior team.'],
  ],
}

/** The dimensions there are sentences for; the headteacher's designation speaks for itself. */
export const DIMENSIONS = Object.keys(FINDINGS)

/** One sentence about the dimension; `rung` is 0 for what leans to category 1, 4 for what leans to 4. */
export const findingOn = (dimension: string, rung: number, strand: string, chance: Chance): string =>
  worded(chance.pick(fitFor(strand, FINDINGS[dimension]![rung]!)), chance)
