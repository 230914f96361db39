using System.Globalization;
using Microsoft.CodeAnalysis;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Whether a platform still compiles after a rewrite.</summary>
internal static class CompileCheck
{
    /// <param name="source">The function as it was.</param>
    /// <param name="text">The whole new text of its file.</param>
    /// <returns>The first error, as the compiler says it; null when there is none. Emitted too, since some errors show only then.</returns>
    public static string? Error(FunctionSource source, string text) => source.WithFile(text).Compilation.Emit(Stream.Null).Diagnostics
        .FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)?.GetMessage(CultureInfo.InvariantCulture);
}
