using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Source;

internal static class SourcePlaces
{
    /// <summary>The 1-based line on which a token or node begins.</summary>
    public static int LineOf(SyntaxNodeOrToken place) =>
        place.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;
}
