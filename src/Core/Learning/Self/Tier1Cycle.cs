using Optimizer.Core.Learning.Inputs;
using Optimizer.Runtime;

namespace Optimizer.Core.Learning.Self;

/// <summary>
/// The part of Tier 1's cycle that takes time, as a function of a platform like any other: reads a raw window in a mode, and so by
/// segments of a length. The loop may choose another mode where recorded windows read the same in it.
/// </summary>
public sealed class Tier1Cycle : IPlatformFunction<Tier1CycleRequest, Tier1CycleResponse>
{
    [Tunable(LearningMode.Performance, LearningMode.Balanced, LearningMode.Efficiency)]
    private const LearningMode Mode = LearningMode.Balanced;

    private static readonly string[] Names = ["delta", "theta", "alpha", "beta", "gamma"];
    private BandPowerAnalyzer? idle;

    public Task<Tier1CycleResponse> InvokeAsync(Tier1CycleRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var window = new SignalWindow(request.Samples, request.Channels, request.Rate);
        if (window.Check() is var rejection and not InputRejection.None) return Task.FromResult(Refused(rejection));
        var analyzer = Interlocked.Exchange(ref idle, null) ?? new BandPowerAnalyzer();
        var (segment, overlap) = ModeWindow.Of(Mode, window.Rate);
        var values = analyzer.Analyze(window, segment, overlap);
        var artifacts = analyzer.Artifacts;
        idle = analyzer;
        return Task.FromResult(values.Check() is var unusable and not InputRejection.None
            ? Refused(unusable)
            : new Tier1CycleResponse(nameof(InputRejection.None), Names[Leading(values)], artifacts) { Values = values });
    }

    private static Tier1CycleResponse Refused(InputRejection rejection) => new(rejection.ToString(), "none", 0);

    private static int Leading(BandValues values)
    {
        var leading = 0;
        for (var band = 1; band < BandValues.Count; band++) leading = values[band] > values[leading] ? band : leading;
        return leading;
    }
}
