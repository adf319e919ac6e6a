/** The employer's screens, as in app.config.ts. */
export const screens = {
  company: 'pages/employer/company/index',
  register: 'pages/employer/register/index',
  /** `id` for one that exists. */
  posting: 'pages/employer/posting/index',
  /** `id`: posting. */
  people: 'pages/employer/people/index',
} as const;
