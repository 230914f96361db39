using System.Text;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Writes the class that wraps a function in its policies.</summary>
internal sealed class DecoratorWriter(FunctionSource source, IReadOnlyList<PipelineStep> steps)
{
    private readonly SourceStyle style = SourceStyle.Of(source);
    private readonly TypeNames names = new(qualified: false);

    /// <summary><c>CachedPriceQuote</c>, or <c>PriceQuotePipeline</c> for several policies.</summary>
    public string ClassName { get; } = steps.Count == 1 ? steps[0].Type.DecoratorName(source.Type.Name) : $"{source.Type.Name}Pipeline";

    public string FullName => Namespace is { } space ? $"{space}.{ClassName}" : ClassName;

    private string? Namespace => source.Type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : null;

    /// <summary>The whole file, in the style of the function's own.</summary>
    public string Write()
    {
        var body = Class();
        var text = new StringBuilder();
        foreach (var space in Usings()) text.Append($"using {space};\n");
        text.Append('\n');
        if (Namespace is null) text.Append(body);
        else if (style.FileScoped) text.Append($"namespace {Namespace};\n\n").Append(body);
        else text.Append($"namespace {Namespace}\n{{\n").Append(Indented(body)).Append("}\n");
        return style.Apply(text.ToString());
    }

    private string Class()
    {
        var (request, response, inner) = (names.Of(source.RequestType), names.Of(source.ResponseType), names.Of(source.Type));
        var function = $"IPlatformFunction<{request}, {response}>";
        var pipeline = style.PrivateField("pipeline");
        var access = source.Type.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? "public" : "internal";
        var contract = ContractText.Of(source) is { } attribute ? $"[{attribute}]\n" : "";
        return $$"""
            /// <summary>
            /// {{string.Join("\n/// ", steps.Select(s => s.Type.Summary(s.Plan, source.Type.Name)))}}
            /// </summary>
            [Decorates(typeof({{inner}}))]
            {{contract}}{{access}} sealed class {{ClassName}}({{function}} inner, TimeProvider time) : {{function}}
            {
                private readonly FunctionPipeline<{{request}}, {{response}}> {{pipeline}} =
                    new FunctionPipelineBuilder<{{request}}, {{response}}>(inner, time)
            {{string.Concat(Calls().Select(c => $"            .{c.Replace("\n", "\n            ", StringComparison.Ordinal)}\n"))}}            .Build();

                public Task<{{response}}> InvokeAsync({{request}} request, CancellationToken cancellationToken) =>
                    {{pipeline}}.InvokeAsync(request, cancellationToken);
            }

            """.ReplaceLineEndings("\n");
    }

    private IEnumerable<string> Calls()
    {
        if (steps.Any(s => s.Type.SharesResponses) && JsonShape.IsDeeplyImmutable(source.ResponseType)) yield return "ShareResponses()";
        foreach (var step in steps) yield return step.Type.BuilderCall(step.Plan);
    }

    private IEnumerable<string> Usings()
    {
        IEnumerable<string> needed = ["Optimizer.Runtime", "Optimizer.Runtime.Policies", .. names.Namespaces];
        if (style.ExplicitUsings) needed = needed.Concat(["System", "System.Threading", "System.Threading.Tasks", .. steps.SelectMany(s => s.Type.Namespaces(s.Plan))]);
        else needed = needed.Concat(steps.SelectMany(s => s.Type.Namespaces(s.Plan))).Except(GlobalUsings.ImplicitNamespaces);
        return needed.Where(n => n != Namespace).Distinct()
            .OrderBy(n => n.StartsWith("System", StringComparison.Ordinal) ? 0 : 1).ThenBy(n => n, StringComparer.Ordinal);
    }

    private static string Indented(string text) =>
        string.Join('\n', text.TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? l : "    " + l)) + "\n";
}
