/**
 * Words that drafters make defined terms of. A capitalised phrase that ends in one of the first, and whose other words are
 * of either list or ordinary words of its contract, reads as a term; the rest are names.
 */
const lines = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** What a term can be the name of. Singular. */
export const headWords = lines(`
  Acceptance Account Affiliate Agent Amount Application Asset Benefit Budget Business Buyer Cap Capacity Charge Claim
  Client Commitment Component Contact Content Contractor Contribution Control Controller Cost
  Credit Customer Damage Data Date Day Default Defect Deliverable Delivery Deposit Derivative Discloser Discount
  Distributor Documentation Employee Environment Equipment Event Expense Facility Fee Feedback Goods Guide Hardware
  Improvement Incident Indemnitee Information Infrastructure Input Installation Instance Instruction Invention Invoice
  Item Lessee Lessor Liability Licensee Licensor Location Log Loss Machine Manager Material Measure Milestone Model
  Modification Obligation Offering Officer Order Output Owner Package Party Patch Payment Percentage Period Personnel
  Plan Platform Portal Premises Price Processor Product Project Property Provider Purchaser Purpose Quotation Quote Rate
  Recipient Record Region Release Representative Requirement Reseller Resource Result Right Seller Server Service Site
  Software Specification Staff Standard Subcontractor Subprocessor Subscriber Supplier Support System Tax Technology
  Tenant Term Territory Test Token Tool Transaction Update Upgrade Use User Vendor Version Warranty Website Work Worker
`)

/** Heads of terms that need no second use to be known as such: nobody writes “Start Date” for style. */
export const tellingHeads = lines(`
  Content Data Date Deliverable Fee Information Material Party Period Product Property Service Software Term Territory
`)

/** Heads of the names of offices and of people by what they do. */
export const roleWords = lines(`
  Administrator Agent Analyst Architect Clerk Contractor Controller Coordinator Designer Developer Distributor Employee
  Engineer Manager Officer Operator Owner Partner Processor Provider Recipient Representative Reseller Specialist Supplier
  User Vendor Worker
`)

/** What says which. */
export const otherWords = lines(`
  Additional Affected Aggrieved Annual Applicable Approved Assigned Authorised Authorized Background Base Beta Billing
  Breaching Calendar Cloud Commencement Commercial Completion Computing Confidential Contract Covered Critical Defaulting
  Disclosing Effective End Excluded Existing Exit Expiry Final Financial Foreground Hosted Hosting Included Increased
  Indemnified Indemnifying Initial Intellectual Joint Key Licensed Maintenance Managed Maximum Minimum Monthly New Notice
  Ordering Permitted Personal Pre-Existing Premium Professional Prohibited Protected Purchase Receiving Registered
  Related Renewal Required Restricted Sale Security Sensitive Start Subscription Target Technical Termination Third
  Third-Party Total Training Transition Usage Warranty Working
`)

/** Words that lead to a term in a sentence. */
export const determiners = lines(`
  the this that these those such each any every an a its their our your his her all no other another applicable relevant
  respective either neither both same said
`)
