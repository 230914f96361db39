using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>The class in which an instrumented function notes how far its comparisons are from turning, and the calls that are woven into it.</summary>
public static class DistanceProbe
{
    /// <summary>Full name of the class in the instrumented assembly.</summary>
    public const string TypeName = "Optimizer.Coverage.DistanceProbe";

    /// <summary>Gives left − right of each comparison where it came nearest since the last call, as <c>double[]</c>, NaN where it was not reached, and forgets it.</summary>
    public const string DrainMethod = "Drain";

    private const string Global = $"global::{TypeName}";

    internal static SyntaxTree Declaration(int total, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(
        $$"""
        using System.Numerics;
        namespace Optimizer.Coverage;
        internal static class DistanceProbe
        {
            private static double[] nearest = Fresh();
            public static bool LessThan<T>(T a, T b, int site) where T : INumber<T> { Note(a, b, site); return a < b; }
            public static bool LessThanOrEqual<T>(T a, T b, int site) where T : INumber<T> { Note(a, b, site); return a <= b; }
            public static bool GreaterThan<T>(T a, T b, int site) where T : INumber<T> { Note(a, b, site); return a > b; }
            public static bool GreaterThanOrEqual<T>(T a, T b, int site) where T : INumber<T> { Note(a, b, site); return a >= b; }
            public static bool Equals<T>(T a, T b, int site) where T : INumber<T> { Note(a, b, site); return a == b; }
            public static bool NotEquals<T>(T a, T b, int site) where T : INumber<T> { Note(a, b, site); return a != b; }
            public static T Matched<T>(T value, int first, params T[] constants) where T : INumber<T>
            {
                for (var i = 0; i < constants.Length; i++) Note(value, constants[i], first + i);
                return value;
            }
            public static T Rounded<T>(T value, int site, int digits = 0) where T : INumber<T>
            {
                var scaled = double.CreateSaturating(value) * global::System.Math.Pow(10, digits);
                Near(Wrapped(scaled - 0.5), site);
                Near(Wrapped(scaled - 1.5), site + 1);
                return value;
            }
            public static double[] Drain() => global::System.Threading.Interlocked.Exchange(ref nearest, Fresh());
            private static void Note<T>(T a, T b, int site) where T : INumber<T> => Near(double.CreateSaturating(a) - double.CreateSaturating(b), site);
            private static double Wrapped(double distance) => distance - 2 * global::System.Math.Floor((distance + 1) / 2);
            private static void Near(double distance, int site)
            {
                if (double.IsFinite(distance) && !(global::System.Math.Abs(distance) >= global::System.Math.Abs(nearest[site]))) nearest[site] = distance;
            }
            private static double[] Fresh() { var fresh = new double[{{total}}]; global::System.Array.Fill(fresh, double.NaN); return fresh; }
        }
        """,
        options);

    /// <summary>The comparison as a call that notes its distance.</summary>
    /// <param name="method">Name of the comparison: <c>LessThan</c>.</param>
    /// <param name="type">What both sides are compared as.</param>
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    /// <param name="site">Number of the comparison.</param>
    internal static ExpressionSyntax Compare(string method, string type, ExpressionSyntax left, ExpressionSyntax right, int site) =>
        Call($"{method}<{type}>", left, right, Number(site));

    /// <summary>The value, compared with the constants of patterns.</summary>
    internal static ExpressionSyntax Matched(string type, ExpressionSyntax value, int first, IEnumerable<ExpressionSyntax> constants) =>
        Call($"Matched<{type}>", [value, Number(first), .. constants]);

    /// <summary>The value, whose rounding turns between two; ties after an even and after an odd one are two sites, since they go either way.</summary>
    internal static ExpressionSyntax Rounded(string type, ExpressionSyntax value, int site, ExpressionSyntax? digits) =>
        Call($"Rounded<{type}>", digits is null ? [value, Number(site)] : [value, Number(site), digits]);

    private static ExpressionSyntax Number(int number) => SyntaxFactory.ParseExpression(number.ToString(CultureInfo.InvariantCulture));

    private static InvocationExpressionSyntax Call(string method, params ExpressionSyntax[] arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.ParseExpression($"{Global}.{method}"),
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(a => SyntaxFactory.Argument(a.WithoutTrivia())))));
}
