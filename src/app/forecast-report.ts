import { monthlyCost } from '../cost/monthly-storage-cost.js';
import type { StoragePrices } from '../cost/storage-prices.js';
import type { Forecast as Series } from '../lifecycle/forecast/forecast.js';
import type { Sizes } from '../lifecycle/forecast/sizes.js';
import type { Forecast } from '../schema/generated/report.js';

/** A forecast as a report has it, with what storage costs a month at each size. @param prices - Null where they are not known. */
export function forecastReport({ horizonDays, pushes, days, steadyState, assumptions }: Series, prices: StoragePrices | null): Forecast {
  const costOf = ({ bytes, archivedBytes }: Sizes): string =>
    prices === null ? '' : monthlyCost(prices, { standardBytes: bytes, archivedBytes });
  const { growth, ...steady } = steadyState;
  return {
    horizonDays,
    pushes: pushes.map((rate) => ({ ...rate })),
    days: days.map((day) => ({ ...day, monthlyCost: costOf(day) })),
    steadyState: {
      ...steady,
      monthlyCost: costOf(steady),
      growth: { images: growth.images, bytes: growth.bytes + growth.archivedBytes, monthlyCost: costOf(growth) },
    },
    assumptions: [...assumptions],
  };
}
