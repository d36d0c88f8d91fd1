/** Waits for some work, and not for long: a binding of the platform may hang. */

/** What the work comes to; rejected where it fails or takes longer. The work goes on. */
export async function inTime<Result>(work: Promise<Result>, maxMilliseconds: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it takes too long')), maxMilliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
