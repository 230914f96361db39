namespace Optimizer.Sandbox;

/// <summary>How the child process is started and watched.</summary>
public sealed record SandboxProcessOptions
{
    /// <summary>Path of <c>Optimizer.Sandbox.dll</c> with its <c>runtimeconfig.json</c> and <c>deps.json</c>; null (default): beside this assembly.</summary>
    public string? ChildAssembly { get; init; }

    /// <summary>Path of the <c>dotnet</c> host; null (default): the one that runs this process, else the one on the path.</summary>
    public string? DotNetHost { get; init; }

    /// <summary>Children at a time; further jobs wait and their wall time has not begun. Default: one per processor.</summary>
    public int MaxConcurrent { get; init; } = Environment.ProcessorCount;

    /// <summary>How often the child's resident memory is read. Default 25 ms.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromMilliseconds(25);
}
