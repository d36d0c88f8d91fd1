/** Waits for some work, and not for long: a binding of the platform may hang. */

/** What the work comes to, or where it takes longer what `late` says; rejected where it fails. The work goes on. */
export async function inTime<Result>(
  work: Promise<Result>,
  maxMilliseconds: number,
  late: () => Result = tooLate,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, maxMilliseconds);
  });
  try {
    return await Promise.race([work, time.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(): never {
  throw new Error('it takes too long');
}
