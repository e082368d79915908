import { useEffect, useState } from 'preact/hooks';

/** The clock in milliseconds since the epoch, read again every `period` milliseconds while `running`. */
export function useNow(period: number, running = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [period, running]);
  return now;
}
