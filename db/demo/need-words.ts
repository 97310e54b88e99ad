/** What schools of the demo write when they say why they need help, area by area. Spans are filled in by wording.ts. */
import type { Chance } from './chance.ts'
import { worded } from './wording.ts'

const WORDS: Record<string, string[]> = {
  leadership: ['Two of four senior posts have changed since September, and the new team has not led a school through an inspection.', 'The head needs a colleague to plan with while the deputy’s post is vacant.', 'Senior leaders monitor well but hold nobody to account for what they find.'],
  governance: ['Five new governors have joined since summer and none has read a school’s results before.', 'The chair asks for a review of how the governing body checks the action plan.'],
  teaching: ['Joint observations found good teaching in [4-7] of twelve lessons.', 'Three teachers in their second year would gain from planning with somebody stronger.'],
  english: ['Writing at the end of the key stage is [3-9] points below reading.', 'Reading at greater depth has fallen for two years.', 'Pupils read aloud well and understand too little of what they read.'],
  mathematics: ['Results in mathematics fell by [3-9] points while reading held.', 'Pupils can calculate but struggle to explain; books in three classes show it.', 'The subject leader is new and asks for somebody to plan the year with.'],
  science: ['The department has had [4-7] teachers in two years and no settled scheme of work.', 'Practical science has almost stopped in the upper years.'],
  'other-subjects': ['History and geography are taught in blocks and forgotten by spring.', 'Our only music teacher has left and nobody knows how to plan for the subject.'],
  'early-years': ['Too few children reached a good level of development, and talk is the weakest part.', 'The outdoor area is used for play but rarely for learning.', 'Assessment on entry was [3-9] points out when moderated.'],
  'phonics-ks1': ['only [4-6] in ten children met the phonics standard, and the scheme is taught differently in each class.', 'Children who miss the standard in year 1 do not catch up in year 2.', 'Two teaching assistants lead phonics groups without having been trained.'],
  ks2: ['Combined results are [3-9] points below similar schools.', 'Year 6 carries the school; years 3 and 4 are behind.'],
  ks3: ['Pupils repeat in year 7 what they did in year 6.', 'Lower sets have a third of the curriculum time of upper sets.'],
  ks4: ['Results at sixteen are half a grade below similar schools.', 'Coursework was late in [2-4] subjects and cost pupils marks.'],
  'sixth-form': ['One student in [4-6] leaves after a year.', 'Teachers new to sixth-form work ask to see it done well.'],
  send: ['Plans for pupils with special needs are written well and seldom opened in lessons.', 'The co-ordinator is new, has [14-31] plans to review and works two days a week.', 'Autistic pupils spend too much of the day outside the classroom.'],
  'pupil-premium': ['The gap for disadvantaged pupils is [3-9] points and has not moved.', 'A review said what to change; we need help to do it.'],
  eal: ['[6-19] children arrived this term with little English and nobody here has taught beginners.', 'New arrivals join the lowest sets whatever they know.'],
  'looked-after': ['Three looked-after children joined us this year and their plans came late.', 'Our designated teacher would like to learn from a school with more experience.'],
  attendance: ['[21-34] in a hundred pupils are persistently absent, most of them from two estates.', 'Attendance on Fridays is three points below the rest of the week.', 'We follow absence up, but only on the second day.'],
  behaviour: ['Suspensions doubled last term and most were in one year group.', 'Corridors are calm; lessons taught by supply teachers are not.', 'Staff apply the behaviour policy in [4-6] different ways.'],
  safeguarding: ['Records are kept in two systems that do not agree.', 'The designated lead asks for a second pair of eyes before the audit.'],
  assessment: ['Teacher assessment was too generous by [3-9] points in the last moderation.', 'Tests are taken and filed; nobody changes a lesson because of them.'],
  'self-evaluation': ['Our self-evaluation runs to forty pages and answers none of the board’s questions.', 'Governors asked for a plan with fewer priorities and real dates.'],
  data: ['Leaders have three spreadsheets and no single picture.', 'Heads of department cannot tell which pupils are falling behind.'],
  finance: ['The budget shows a deficit in two years and the business manager has just left.', 'We want to know what schools of our size spend on leadership.'],
  hr: ['Four capability cases are open at once and no leader has seen one through.', 'Absence among teaching assistants costs us [5-9] days a week.'],
  transition: ['Year 7 teachers do not trust what primary schools tell them.', 'Children from our smallest feeder schools settle slowly.'],
  curriculum: ['Subjects are planned year by year, and nothing builds on what came before.', 'We teach mixed-age classes and repeat topics every second year.'],
  'itt-cpd': ['[4-9] trainee and early-career teachers share two mentors.', 'Staff training is a list of events without a thread.'],
}

/** One or two sentences of evidence for a need in the area. */
export function evidenceFor(areaCode: string, chance: Chance): string {
  const [first, second] = chance.shuffle(WORDS[areaCode]!)
  return second && chance.likely(0.35) ? `${worded(first!, chance)} ${worded(second, chance)}` : worded(first!, chance)
}
