using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Optimizer.Core.Source;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>The source of a candidate's bundle, understood.</summary>
internal sealed class MutationTarget
{
    private readonly SourceText text;

    private MutationTarget(SyntaxTree tree, SemanticModel model, ClassDeclarationSyntax entry)
    {
        text = tree.GetText();
        (Model, Root, Entry) = (model, tree.GetCompilationUnitRoot(), entry);
        Method = entry.Members.OfType<MethodDeclarationSyntax>().First(m => m.Identifier.Text == "InvokeAsync" && m.ParameterList.Parameters.Count == 2);
    }

    public SemanticModel Model { get; }

    public CompilationUnitSyntax Root { get; }

    /// <summary>The class that is the function after the change.</summary>
    public ClassDeclarationSyntax Entry { get; }

    /// <summary>Its <c>InvokeAsync</c>.</summary>
    public MethodDeclarationSyntax Method { get; }

    public string Text => text.ToString();

    /// <param name="platform">What the source is compiled against.</param>
    /// <param name="source">The bundle's source.</param>
    /// <param name="entryType">Full name of its class.</param>
    public static MutationTarget Of(CSharpCompilation platform, string source, string entryType)
    {
        var compilation = BundleCompiler.Create(platform, source);
        var tree = compilation.SyntaxTrees[0];
        var name = entryType[(entryType.LastIndexOf('.') + 1)..];
        var entry = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First(c => c.Identifier.Text == name);
        return new MutationTarget(tree, compilation.GetSemanticModel(tree), entry);
    }

    /// <summary>All nodes of a kind in the function's class.</summary>
    public IEnumerable<T> All<T>() where T : SyntaxNode => Entry.DescendantNodes().OfType<T>();

    /// <summary>The type of an expression, as the source there may write it.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => Model.GetTypeInfo(expression).Type;

    public string Apply(Site site) => text.WithChanges(site.Changes.OrderBy(c => c.Span.Start)).ToString();

    /// <summary>1-based.</summary>
    public int LineOf(Site site) => text.Lines.GetLinePosition(site.Changes.Min(c => c.Span.Start)).Line + 1;

    /// <summary>Members for the function's class.</summary>
    public TextChange Declare(string members) => new(new TextSpan(Entry.OpenBraceToken.Span.End, 0), "\n    " + members);
}
