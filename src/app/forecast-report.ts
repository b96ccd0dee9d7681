import { monthlyCost } from '../cost/monthly-storage-cost.js';
import type { StoragePrices } from '../cost/storage-prices.js';
import type { Forecast as Series } from '../lifecycle/forecast/forecast.js';
import type { Leaving } from '../lifecycle/forecast/run-once.js';
import type { Sizes } from '../lifecycle/forecast/sizes.js';
import type { Forecast, LeavingImage } from '../schema/generated/report.js';
import { type InUseBy, reportedAction } from './fates-report.js';

/**
 * A forecast as a report has it, with what storage costs a month at each size.
 *
 * @param prices - Null where they are not known.
 * @param inUseBy - What says of an image that is there today that it is in use.
 */
export function forecastReport(
  { horizonDays, pushes, days, steadyState, assumptions }: Series,
  prices: StoragePrices | null,
  inUseBy: InUseBy = () => [],
): Forecast {
  const costOf = ({ bytes, archivedBytes }: Sizes): string =>
    prices === null ? '' : monthlyCost(prices, { standardBytes: bytes, archivedBytes });
  const { growth, ...steady } = steadyState;
  return {
    horizonDays,
    pushes: pushes.map((rate) => ({ ...rate })),
    days: days.map((day) => ({
      ...day,
      // Those of today are told as what the simulation does.
      leaving: day.day === 0 ? [] : day.leaving.map((one) => leavingImage(one, inUseBy)).reverse(),
      monthlyCost: costOf(day),
    })),
    steadyState: {
      ...steady,
      monthlyCost: costOf(steady),
      growth: { images: growth.images, bytes: growth.bytes + growth.archivedBytes, monthlyCost: costOf(growth) },
    },
    assumptions: [...assumptions],
  };
}

function leavingImage({ image, action, owner }: Leaving, inUseBy: InUseBy): LeavingImage {
  return {
    imageDigest: image.digest,
    imageTags: image.tags,
    action: reportedAction[action],
    appliedRulePriority: owner?.priority ?? 0,
    inUse: inUseBy(image).length > 0,
  };
}
