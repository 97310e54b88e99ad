/**
 * What can make an outstanding or good school temporarily vulnerable, and which of it is restricted.
 * Source: Derby Winners, Appendix 1, last row. Restricted are human resources, finance, child protection and parental
 * complaints: they can identify a person. The others may be marked restricted when they are recorded.
 */
import type { Cause } from '../framework.ts'

/** The causes in the order of the paper; it names human resources, governance, finance and child protection in one line. */
export const DERBY_WINNERS_CAUSES: Cause[] = [
  { code: 'senior-leadership', name: 'Significant change in senior leadership', restricted: false },
  { code: 'staff-turnover', name: 'Sudden high staff turnover or absence', restricted: false },
  { code: 'pupil-turnover', name: 'Unexpected high pupil turnover', restricted: false },
  { code: 'merger', name: 'Potential merger', restricted: false },
  { code: 'parental-complaints', name: 'Parental complaints to the authority or the department', restricted: true },
  { code: 'hr', name: 'Serious staffing or human resources issues', restricted: true },
  { code: 'governance', name: 'Serious governance issues', restricted: false },
  { code: 'finance', name: 'Serious financial issues', restricted: true },
  { code: 'child-protection', name: 'Serious child protection issues', restricted: true },
  { code: 'governor-resignations', name: 'Sudden high number of governor resignations', restricted: false },
  { code: 'sixth-form-or-early-years', name: 'Inadequate sixth form or early years provision', restricted: false },
]
