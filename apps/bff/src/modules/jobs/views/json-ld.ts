import { toIso } from '@yizhan/kernel';
import type { Posting, Shift } from '../persistence';

/** UN/CEFACT-like words that search engines read in `baseSalary`; a piece rate has none. */
const unitText = { hour: 'HOUR', day: 'DAY', month: 'MONTH', piece: undefined } as const;

/** A posting as schema.org JobPosting (JSON-LD text), for search engines. */
export function jobPostingLd(
  posting: Posting,
  shifts: readonly Shift[],
  publicUrl: string,
): string {
  const unit = unitText[posting.wageUnit];
  const openings = shifts.reduce((most, shift) => Math.max(most, shift.headcount), 0);
  const salary = unit && {
    '@type': 'MonetaryAmount',
    currency: 'CNY',
    value: { '@type': 'QuantitativeValue', value: posting.wageFen / 100, unitText: unit },
  };
  return JSON.stringify({
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: posting.title,
    description: [posting.description, posting.requirements, posting.benefits]
      .filter((text) => text !== '')
      .join('\n'),
    identifier: { '@type': 'PropertyValue', name: '驿站', value: posting.id },
    datePosted: toIso(posting.publishedAt ?? posting.createdAt),
    validThrough: toIso(posting.lastEndsAt),
    employmentType: ['TEMPORARY', 'PER_DIEM'],
    occupationalCategory: `${posting.occupationCode} ${posting.occupation}`,
    hiringOrganization: { '@type': 'Organization', name: posting.employerName },
    totalJobOpenings: openings,
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'CN',
        addressRegion: '湖北省',
        addressLocality: '荆州市',
        streetAddress: posting.address,
      },
      geo: { '@type': 'GeoCoordinates', latitude: posting.lat, longitude: posting.lng },
    },
    ...(salary ? { baseSalary: salary } : {}),
    directApply: true,
    url: `${publicUrl}/pages/job/detail/index?id=${posting.id}`,
  });
}
