using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Source;

/// <summary>A platform that compiles, with all of its functions found.</summary>
public sealed record PlatformCompilation
{
    public required PlatformSource Source { get; init; }

    public required CSharpCompilation Compilation { get; init; }

    /// <summary>Version 0 of every function; its name is that of the assembly that holds the functions where they run.</summary>
    public required AssemblyImage Image { get; init; }

    /// <summary>By function id.</summary>
    public required IReadOnlyDictionary<string, FunctionSource> Functions { get; init; }
}
