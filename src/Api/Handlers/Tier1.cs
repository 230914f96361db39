using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Api.Limits;
using Optimizer.Api.Problems;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Learning.Self;

namespace Optimizer.Api.Handlers;

/// <summary>A platform's learner.</summary>
internal static class Tier1
{
    /// <summary>Runs one cycle over the input in the body; 422 with the kind of fault where the input is refused.</summary>
    public static async Task<IResult> CycleAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var body = await call.ReadJsonAsync<Tier1CycleBody>(ApiLimits.Signal).ConfigureAwait(false);
        var read = body is { Samples: { } samples, Bands: null, Points: null } ? await ReadAsync(call, samples, body.Rate).ConfigureAwait(false) : null;
        var result = await call.Get<Tier1Registry>().UseAsync(platform.Name, learner => Run(learner, body, read), call.Aborted).ConfigureAwait(false);
        return result.Accepted ? Answer.Ok(Tier1StateDocument.Of(result.State))
            : throw new ApiProblemException(StatusCodes.Status422UnprocessableEntity, "tier1-input-refused", $"The learner refused the input: {result.Rejection}. Its state is as before.");
    }

    /// <summary>What the learner learned from, newest first.</summary>
    public static async Task<IResult> ExperiencesAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var known = await call.Get<Tier1Registry>().UseAsync(platform.Name, learner => learner.Experiences, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(new { items = known.Reverse().Take(call.Limit).Select(ExperienceDocument.Of) });
    }

    /// <summary>By the platform function <c>tier1-cycle</c> where this host serves it; null where it does not.</summary>
    private static async Task<Tier1CycleResponse?> ReadAsync(ApiCall call, float[][] channels, double rate) =>
        await call.Get<WindowReader>().ReadAsync(new Tier1CycleRequest(Flat(channels), channels.Length, rate), call.Aborted).ConfigureAwait(false);

    private static CycleResult Run(AutonomousOptimizer learner, Tier1CycleBody body, Tier1CycleResponse? read)
    {
        var label = body.Label ?? -1;
        if (label is < -1 or > 7) throw Malformed("label must be 0 to 7.");
        if (read is not null) return WindowReader.Run(learner, read, body.Environment, label);
        return body switch
        {
            { Bands: { Length: 5 } b, Samples: null, Points: null } => learner.RunCycle(new BandValues(b[0], b[1], b[2], b[3], b[4]), body.Environment, label),
            { Samples: { } s, Bands: null, Points: null } => learner.RunCycle(Window(s, body.Rate), body.Environment, label),
            { Points: { } p, Bands: null, Samples: null } => learner.RunCycle(Array.ConvertAll(p, x => new MetricPoint(x.At, x.Value)), body.Environment),
            _ => throw Malformed("Give exactly one of bands (five numbers), samples (with rate) or points."),
        };
    }

    private static SignalWindow Window(float[][] channels, double rate) => new(Flat(channels), channels.Length, rate);

    private static float[] Flat(float[][] channels) =>
        Array.Exists(channels, c => c is null || c.Length != channels[0].Length)
            ? throw Malformed("All channels of samples must have the same length.")
            : [.. channels.SelectMany(c => c)];

    private static ApiProblemException Malformed(string detail) => new(StatusCodes.Status400BadRequest, "bad-tier1-input", detail);
}
