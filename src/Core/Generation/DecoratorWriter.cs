using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Writes the class that puts a function behind its policies, all in one pipeline.</summary>
/// <param name="source">The function.</param>
/// <param name="steps">Its policies, from the caller inwards.</param>
internal sealed class DecoratorWriter(FunctionSource source, IReadOnlyList<(PolicyOptimization Type, OptimizationPlan Plan)> steps)
{
    private static readonly string[] Always =
        ["System", "System.Threading", "System.Threading.Tasks", "Optimizer.Runtime", "Optimizer.Runtime.Policies"];

    private readonly SourceStyle style = SourceStyle.Of(source);
    private readonly string space = source.Type.ContainingNamespace is { IsGlobalNamespace: false } n ? n.ToDisplayString() : "";

    public Decorator Write()
    {
        var (name, file) = FreeName();
        var text = Text(name, new TypeNames(qualified: false));
        if (!Compiles(text)) text = Text(name, new TypeNames(qualified: true));
        return new Decorator(name, space.Length == 0 ? name : $"{space}.{name}", file, text);
    }

    private bool Compiles(string text) =>
        !BundleCompiler.Errors(BundleCompiler.Create(source.Compilation, text).GetDiagnostics()).Any();

    private (string Name, string File) FreeName()
    {
        var function = string.Concat(Nesting(source.Type));
        var wanted = steps.Count == 1 ? steps[0].Type.DecoratorName(function) : function + "Pipeline";
        var folder = source.File[..(source.File.LastIndexOf('/') + 1)];
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? wanted : FormattableString.Invariant($"{wanted}{number}");
            var taken = source.Compilation.GetSymbolsWithName(name, SymbolFilter.Type).Any()
                || source.Platform.Files.Keys.Contains($"{folder}{name}.cs", StringComparer.OrdinalIgnoreCase);
            if (!taken) return (name, $"{folder}{name}.cs");
        }
    }

    private static IEnumerable<string> Nesting(INamedTypeSymbol type) =>
        type.ContainingType is null ? [type.Name] : Nesting(type.ContainingType).Append(type.Name);

    private string Text(string name, TypeNames types)
    {
        var declaration = Class(name, types);
        var usings = string.Concat(Usings(types).Select(n => $"using {n};\n"));
        var head = usings.Length == 0 ? "" : usings + "\n";
        if (space.Length == 0) return style.Apply(head + declaration);
        return style.Apply(style.FileScoped
            ? $"{head}namespace {space};\n\n{declaration}"
            : $"{head}namespace {space}\n{{\n{Indented(declaration, 1)}}}\n");
    }

    private string Class(string name, TypeNames types)
    {
        var (function, request, response) = (types.Of(source.Type), types.Of(source.RequestType), types.Of(source.ResponseType));
        var field = style.PrivateField("pipeline");
        var contract = ContractText.Of(source) is { } declared ? $"[{declared}]\n" : "";
        var access = source.Type.DeclaredAccessibility == Accessibility.Public && source.Type.ContainingType is null ? "public" : "internal";
        return $$"""
            {{Summary(function)}}
            /// <param name="inner">The function itself.</param>
            /// <param name="time">The clock and timers of the pipeline.</param>
            [Decorates(typeof({{function}}))]
            {{contract}}{{access}} sealed class {{name}}(IPlatformFunction<{{request}}, {{response}}> inner, TimeProvider time)
                : IPlatformFunction<{{request}}, {{response}}>
            {
                private readonly FunctionPipeline<{{request}}, {{response}}> {{field}} =
                    new FunctionPipelineBuilder<{{request}}, {{response}}>(inner, time)
            {{Indented(Steps(), 3)}}            .Build();

                /// <inheritdoc />
                public Task<{{response}}> InvokeAsync({{request}} request, CancellationToken cancellationToken) =>
                    {{field}}.InvokeAsync(request, cancellationToken);
            }

            """.ReplaceLineEndings("\n");
    }

    private string Summary(string function)
    {
        var sentences = steps.Select(s => s.Type.Summary(s.Plan, function)).ToList();
        return sentences.Count == 1
            ? $"/// <summary>{sentences[0]}</summary>"
            : $"/// <summary>\n{string.Concat(sentences.Select(s => $"/// {s}\n"))}/// </summary>";
    }

    private string Steps()
    {
        var calls = new StringBuilder();
        if (steps.Any(s => s.Type.SharesResponses) && JsonShape.IsImmutable(source)) calls.Append(".ShareResponses()\n");
        foreach (var (type, plan) in steps) calls.Append('.').Append(type.BuilderCall(plan)).Append('\n');
        return calls.ToString();
    }

    private static string Indented(string text, int levels) => string.Concat(
        text.Split('\n').SkipLast(1).Select(line => line.Length == 0 ? "\n" : $"{new string(' ', levels * 4)}{line}\n"));

    /// <summary>Namespaces that are neither the class's own, nor around it, nor global in the platform.</summary>
    private IEnumerable<string> Usings(TypeNames types)
    {
        var global = source.Compilation.SyntaxTrees.SelectMany(t => ((CompilationUnitSyntax)t.GetRoot()).Usings)
            .Where(u => u.GlobalKeyword != default && u.Alias is null && u.StaticKeyword == default)
            .Select(u => u.Name!.ToString().Replace("global::", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        if (style.ExplicitUsings) global.ExceptWith(GlobalUsings.ImplicitNamespaces);
        return Always
            .Concat(types.Namespaces).Concat(steps.SelectMany(s => s.Type.Namespaces(s.Plan))).Distinct()
            .Where(n => !global.Contains(n) && n != space && !space.StartsWith(n + ".", StringComparison.Ordinal))
            .OrderBy(n => n == "System" || n.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1).ThenBy(n => n, StringComparer.Ordinal);
    }
}
