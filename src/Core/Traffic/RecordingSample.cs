using System.Runtime.InteropServices;
using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>A bounded sample of recordings in four strata: the plain mix, distinct requests, failures, the slow tail.</summary>
internal sealed class RecordingSample(int capacity, Random random, Budget bytes)
{
    private readonly RecordingStratum mix = new(capacity / 4, random, bytes);
    private readonly RecordingStratum distinct = new(capacity / 4, random, bytes);
    private readonly RecordingStratum failures = new(capacity / 4, random, bytes);
    private readonly RecordingStratum slow = new(capacity / 4, random, bytes);

    /// <param name="recording">With a request.</param>
    /// <param name="isNew">Whether no identical request is remembered.</param>
    /// <param name="isSlow">Whether it is beyond the 95th percentile.</param>
    public void Offer(Invocation recording, bool isNew, bool isSlow)
    {
        var size = SizeOf(recording);
        mix.Offer(recording, size);
        if (isNew) distinct.Offer(recording, size);
        if (recording.Outcome == Outcomes.Error) failures.Offer(recording, size);
        else if (isSlow) slow.Offer(recording, size);
    }

    /// <summary>In the order of their starts, each once.</summary>
    public IReadOnlyList<Invocation> ToList() =>
        [.. mix.Kept.Concat(distinct.Kept).Concat(failures.Kept).Concat(slow.Kept)
            .Distinct(ReferenceEqualityComparer.Instance).Cast<Invocation>().OrderBy(r => r.Start)];

    private static long SizeOf(Invocation recording) =>
        SizeOf(recording.Request) + SizeOf(recording.Response)
        + (recording.Dependencies?.Sum(d => SizeOf(d.Request) + SizeOf(d.Response)) ?? 0);

    private static long SizeOf(JsonElement? json) => json is { } value ? JsonMarshal.GetRawUtf8Value(value).Length : 0;
}
