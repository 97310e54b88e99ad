/** Why good and outstanding schools of the demo are temporarily vulnerable: causes of the framework, each with what was noted. */
export const CAUSES: readonly { code: string; detail: string }[] = [
  { code: 'senior-leadership', detail: 'The head of nine years has left; their successor is in a first headship.' },
  { code: 'senior-leadership', detail: 'Head and deputy both joined this year, after eleven years without a change.' },
  { code: 'staff-turnover', detail: 'Four of nine teachers left in the summer and two posts are covered by supply.' },
  { code: 'pupil-turnover', detail: 'A housing estate was cleared: thirty-one pupils left and nineteen arrived in one term.' },
  { code: 'merger', detail: 'Governors are consulting on joining with a neighbouring school.' },
  { code: 'parental-complaints', detail: 'A group of eleven parents has complained to the authority about how bullying is handled.' },
  { code: 'hr', detail: 'A senior member of staff is suspended while an allegation is looked into.' },
  { code: 'hr', detail: 'Three grievances are open against one leader; the governors’ panel meets next month.' },
  { code: 'finance', detail: 'The three-year budget shows a deficit that the school cannot repay without losing two teachers.' },
  { code: 'child-protection', detail: 'A serious case review has begun; the designated lead has stepped back meanwhile.' },
  { code: 'governance', detail: 'The governing body could not be quorate twice running.' },
  { code: 'governor-resignations', detail: 'Five governors resigned together after a disagreement over the timetable.' },
  { code: 'sixth-form-or-early-years', detail: 'Results fell far below those of similar schools in one part of the school only.' },
]

/** What is noted of the story's vulnerable school. */
export const STORY_CAUSES: (typeof CAUSES)[number][] = [
  { code: 'senior-leadership', detail: 'The head joined this year, and the deputy’s post is to be filled at Easter.' },
  { code: 'hr', detail: 'A grievance against the former head has still to be heard; two staff have asked not to be named.' },
]
