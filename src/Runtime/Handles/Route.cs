namespace Optimizer.Runtime.Handles;

/// <summary>Which versions answer; replaced as a whole.</summary>
internal sealed class Route<TRequest, TResponse>(
    VersionSlot<TRequest, TResponse> live, VersionSlot<TRequest, TResponse>? canary, double canaryWeight)
{
    public readonly VersionSlot<TRequest, TResponse> Live = live;
    public readonly VersionSlot<TRequest, TResponse>? Canary = canary;
    private readonly ulong canaryThreshold = canary is null ? 0 : SharedRandom.Threshold(canaryWeight);

    /// <param name="draw">Uniform over 32 bits.</param>
    public VersionSlot<TRequest, TResponse> Pick(ulong draw) => draw < canaryThreshold ? Canary! : Live;

    public int InFlight => Live.InFlight + (Canary?.InFlight ?? 0);
}
