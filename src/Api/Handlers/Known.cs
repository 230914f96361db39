using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Finds what a route names, or says that it is not there.</summary>
internal static class Known
{
    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    public static async Task<PlatformRecord> PlatformAsync(this ApiCall call)
    {
        var name = call.Platform;
        return await call.Get<IPlatformState>().GetPlatformAsync(name, call.Aborted).ConfigureAwait(false)
            ?? throw new UnknownNameException("platform", name);
    }

    /// <exception cref="UnknownNameException">There is no such function.</exception>
    public static async Task<FunctionRecord> FunctionAsync(this ApiCall call)
    {
        var (platform, function) = (call.Platform, call.Function);
        return await call.Get<IPlatformState>().GetFunctionAsync(platform, function, call.Aborted).ConfigureAwait(false)
            ?? throw new UnknownNameException("function", $"{platform}/{function}");
    }
}
