/** Loaded into the server that is measured: it watches the event loop and tells when it is asked. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let before = performance.eventLoopUtilization();

process.on('message', (message) => {
  if (message === 'watch') {
    delay.reset();
    before = performance.eventLoopUtilization();
  }
  if (message === 'tell') {
    const { active } = performance.eventLoopUtilization(before);
    const [p99, longest] = [delay.percentile(99), delay.max].map((ns) => ns / 1e6);
    process.send?.({ busy: active, p99, longest });
  }
});
