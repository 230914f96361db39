namespace Optimizer.Runtime.Tests.Endurance;

/// <summary>Tests that measure the memory of the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
