using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>Breaks between the caller and the whole function: what it answers is left alone, and what surrounds it goes wrong.</summary>
internal static class EntryOperators
{
    private const string Answer = "await AnswerAsync(request, cancellationToken)";

    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        Wrap("exception swallowed", $"try {{ return {Answer}; }} catch (Exception) {{ return default!; }}"),
        Wrap("exception wrapped", $"try {{ return {Answer}; }} catch (Exception fault) {{ throw new InvalidOperationException(\"failed\", fault); }}"),
        Wrap("exception type changed", $"try {{ return {Answer}; }} catch (Exception fault) when (fault is not TimeoutException) {{ throw new TimeoutException(fault.Message); }}"),
        Wrap("answered before it is done", "var running = AnswerAsync(request, cancellationToken); return running.IsCompletedSuccessfully ? running.Result : default!;")
            with { Harmless = target => target.All<AwaitExpressionSyntax>().Any() || !Plain(target) ? null : "nothing in the function is ever awaited, so it is done when it returns" },
        Wrap("result dropped", $"_ = {Answer}; return default!;"),
        Wrap("first response for all", $"return firstResponse ??= {Answer};", "private static RESPONSE? firstResponse;"),
        Wrap("first request for all", "request = firstRequest ??= request; return " + Answer + ";", "private static REQUEST? firstRequest;"),
        Wrap("request kept in a shared field", "current = request; await Task.Yield(); return await AnswerAsync(current!, cancellationToken);", "private static REQUEST? current;"),
        Wrap("wrong every 3rd call", $"var response = {Answer}; return Interlocked.Increment(ref callCount) % 3 == 0 ? default! : response;", "private static int callCount;"),
        Wrap("wrong every 7th call", $"var response = {Answer}; return Interlocked.Increment(ref callCount) % 7 == 0 ? default! : response;", "private static int callCount;"),
        Wrap("previous call's response", $"var response = {Answer}; var before = previous ?? response; previous = response; return before;", "private static RESPONSE? previous;"),
        Wrap("concurrent call refused", "if (Interlocked.Increment(ref busy) > 1) { Interlocked.Decrement(ref busy); throw new InvalidOperationException(\"busy\"); } try { return " + Answer + "; } finally { Interlocked.Decrement(ref busy); }", "private static int busy;"),
        new("response member lost", target => Members(target, response: true)),
        new("request member lost", target => Members(target, response: false)),
        new("request mutated", Mutated),
    ];

    /// <summary>Breaks that only show where the function minds its token.</summary>
    public static IReadOnlyList<MutationOperator> OfCancellation { get; } =
    [
        Wrap("cancellation lost", "return await AnswerAsync(request, CancellationToken.None);"),
        Wrap("cancellation swallowed", $"try {{ return {Answer}; }} catch (OperationCanceledException) {{ return default!; }}"),
        Wrap("cancellation of another exception type", $"try {{ return {Answer}; }} catch (OperationCanceledException) {{ throw new TimeoutException(\"took too long\"); }}"),
    ];

    /// <summary>A thread that waits; shows where time stands still until the call gives its thread back.</summary>
    public static IReadOnlyList<MutationOperator> OfWaiting { get; } =
    [
        Wrap("thread blocked", "await Task.CompletedTask; return AnswerAsync(request, cancellationToken).GetAwaiter().GetResult();"),
    ];

    /// <summary>The function's own method under another name, and another one in front of it.</summary>
    /// <param name="name">Of the operator.</param>
    /// <param name="body">Of the method in front.</param>
    /// <param name="members">State that it uses; REQUEST and RESPONSE stand for the types.</param>
    private static MutationOperator Wrap(string name, string body, string members = "") => new(name, target => [Wrapped(target, body, members)]);

    internal static Site Wrapped(MutationTarget target, string body, string members)
    {
        var (request, response) = Types(target);
        var method = $"public async Task<{response}> InvokeAsync({request} request, CancellationToken cancellationToken)\n    {{\n        {body}\n    }}\n";
        var fields = members.Replace("REQUEST", request, StringComparison.Ordinal).Replace("RESPONSE", response, StringComparison.Ordinal);
        return new Site(target.Method, new TextChange(target.Method.Identifier.Span, "AnswerAsync"))
            .With(target.Declare(fields.Length == 0 ? method : $"{fields}\n\n    {method}"));
    }

    /// <summary>A function of its own, not a decorator.</summary>
    private static bool Plain(MutationTarget target) => !target.Entry.AttributeLists.ToString().Contains("Decorates", StringComparison.Ordinal);

    private static (string Request, string Response) Types(MutationTarget target)
    {
        var method = target.Model.GetDeclaredSymbol(target.Method)!;
        return (Display(method.Parameters[0].Type), Display(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]));
    }

    private static string Display(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    private static IEnumerable<Site> Members(MutationTarget target, bool response)
    {
        var method = target.Model.GetDeclaredSymbol(target.Method)!;
        var type = response ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : method.Parameters[0].Type;
        foreach (var property in Properties(type))
        {
            yield return Wrapped(target, response
                ? $"var response = {Answer}; return response with {{ {property.Name} = {Other(property)} }};"
                : $"return await AnswerAsync(request with {{ {property.Name} = {Other(property)} }}, cancellationToken);", "");
            yield return Wrapped(target, response
                ? $"var response = {Answer}; response.{property.Name} = {Other(property)}; return response;"
                : $"request.{property.Name} = {Other(property)}; return {Answer};", "");
        }
    }

    private static IEnumerable<Site> Mutated(MutationTarget target)
    {
        foreach (var property in Properties(target.Model.GetDeclaredSymbol(target.Method)!.Parameters[0].Type))
        {
            yield return Wrapped(target, $"try {{ return {Answer}; }} finally {{ request.{property.Name} = {Other(property)}; }}", "");
            yield return Wrapped(target, $"try {{ return {Answer}; }} finally {{ request.{property.Name}.Clear(); }}", "");
            if (property.Type is IArrayTypeSymbol)
                yield return Wrapped(target, $"try {{ return {Answer}; }} finally {{ Array.Reverse(request.{property.Name}); }}", "");
        }
    }

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null });

    /// <summary>A value that a member cannot have by chance.</summary>
    private static string Other(IPropertySymbol property) => property.Type.SpecialType switch
    {
        SpecialType.System_String => "\"lost\"",
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal => "-17",
        _ => "default!",
    };
}
