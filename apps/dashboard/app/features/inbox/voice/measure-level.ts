/** How loud a microphone is, asked as often as one likes, until `stop`. */
export function measureLevel(stream: MediaStream): { level(): number; stop(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech is quiet in numbers: its root is spread over the whole bar.
      return Math.min(1, Math.sqrt(power) * 4);
    },
    stop() {
      if (context.state !== "closed") void context.close();
    },
  };
}
