namespace Optimizer.Core.Generation;

/// <summary>What a function's source shows of its purity.</summary>
internal enum Purity
{
    /// <summary>Everything that a call can reach depends on the request alone and changes nothing.</summary>
    Proven,

    /// <summary>Something is reached of which the source does not say.</summary>
    Unknown,

    /// <summary>Something is reached that reads or changes the world.</summary>
    Refuted,
}
