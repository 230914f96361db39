using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>
/// The compiler keeps tokens and small nodes of what it parsed in tables of 65,536 places each for as long as the process lives. They fill slowly, and what fills
/// them later looks like a leak; a process that has served for long has them full.
/// </summary>
internal static class CompilerCaches
{
    private const int Statements = 200_000;
    private const int PerFile = 1_000;

    /// <summary>Parses enough different names, literals, comments and calls that nearly every place is taken.</summary>
    public static void Fill()
    {
        for (var from = 0; from < Statements; from += PerFile)
            _ = CSharpSyntaxTree.ParseText(Text(from));
    }

    private static string Text(int from)
    {
        var text = new StringBuilder("class C { void M() {\n");
        for (var i = from; i < from + PerFile; i++)
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary>Says {i}.</summary>\n    var name{i} = Call{i}(\"text{i}\", {i}, other{i}.Part{i}); // note {i}\n");
        return text.Append("} }\n").ToString();
    }
}
