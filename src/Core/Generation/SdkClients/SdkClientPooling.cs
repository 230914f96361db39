using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.SdkClients;

/// <summary>Keeps one client of an Azure SDK for all calls, where what it is made of does not depend on the call.</summary>
internal sealed class SdkClientPooling(FunctionSource source)
{
    private readonly SemanticModel model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
    private readonly SourceStyle style = SourceStyle.Of(source);

    /// <summary>In the order of the text; also those that cannot be kept.</summary>
    public IReadOnlyList<SdkClient> Find() =>
    [
        .. source.Declaration.Members.OfType<MethodDeclarationSyntax>().SelectMany(m => m.DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>()
            .Where(c => !ClientFinder.IsKept(c, model)).Select(c => SdkClient.Of(c, model)).OfType<SdkClient>(),
    ];

    /// <exception cref="GenerationRefusedException">A client depends on the call, or is handed on or ended by it.</exception>
    public void Rewrite(TextEdits edits)
    {
        var fields = new Dictionary<(string Type, string SetUp), string>();
        foreach (var client in Find())
        {
            Check(client);
            var key = (client.Type.ToDisplayString(), client.SetUp);
            if (!fields.TryGetValue(key, out var name))
            {
                fields[key] = name = FreeName(client, fields.Values);
                Declare(client, name, edits);
            }
            Use(client, IsLazy(client) ? name + ".Value" : name, edits);
        }
    }

    private static void Use(SdkClient client, string shared, TextEdits edits)
    {
        if (client.Local is { } local) local.RemoveFrom(edits);
        else edits.Replace(client.Creation.Span, shared);
        foreach (var use in client.Uses) edits.Replace(use.Span, shared);
    }

    private void Check(SdkClient client)
    {
        if (client.Creation.Initializer is not null || client.Creation.ArgumentList?.Arguments.All(a => IsFixed(a.Expression)) == false)
            Refuse(client, "what it is made of depends on the call", "Make it of constants, or of settings of the process.");
        IEnumerable<ExpressionSyntax> places = client.Local is null ? [client.Creation] : client.Uses;
        if (places.FirstOrDefault(p => !IsCalled(p)) is { } place)
            Refuse(client, $"line {place.GetLocation().GetLineSpan().StartLinePosition.Line + 1} hands it on, ends or changes it", "Only call it where it is made.");
    }

    private static bool IsCalled(ExpressionSyntax client) =>
        client.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var name } access && access.Expression == client
        && name is not ("Dispose" or "DisposeAsync" or "Close" or "CloseAsync");

    private bool IsFixed(ExpressionSyntax argument) => Constants.Is(argument, model) || IsSetting(argument);

    /// <summary>A variable of the process's environment, by a constant name.</summary>
    private bool IsSetting(ExpressionSyntax argument) => (argument is PostfixUnaryExpressionSyntax forgiven ? forgiven.Operand : argument) is InvocationExpressionSyntax { ArgumentList.Arguments: [var name] } call
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" } && model.GetConstantValue(name.Expression).HasValue;

    /// <summary>A setting can be missing: the client is then made, and fails, on its first use, as it did.</summary>
    private bool IsLazy(SdkClient client) => client.Creation.ArgumentList?.Arguments.Any(a => IsSetting(a.Expression)) == true;

    private void Declare(SdkClient client, string name, TextEdits edits)
    {
        var first = source.Declaration.Members[0];
        var type = client.Type.ToMinimalDisplayString(model, client.Creation.SpanStart);
        var field = IsLazy(client)
            ? $"private static readonly Lazy<{type}> {name} = new(() => new {type}{client.SetUp});"
            : $"private static readonly {type} {name} = new{client.SetUp};";
        var column = SourceStyle.Column(first);
        edits.Open(first.FullSpan.Start, $"{column}// Safe for concurrent calls, and made to be kept.{style.NewLine}{column}{field}{style.NewLine}{style.NewLine}");
    }

    private string FreeName(SdkClient client, IEnumerable<string> taken)
    {
        var bare = "Shared" + client.Type.Name;
        var name = style.Underscores ? "_" + char.ToLowerInvariant(bare[0]) + bare[1..] : bare;
        while (source.Type.GetMembers(name).Length > 0 || taken.Contains(name)) name += "2";
        return name;
    }

    private static void Refuse(SdkClient client, string because, string flip) => throw new GenerationRefusedException(new Reason(
        "connection-pooling.client-of-the-call", FormattableString.Invariant(
            $"The {client.Type.Name} at {client.Creation.SyntaxTree.FilePath}({client.Line}) cannot serve other calls: {because}."))
    {
        WouldFlip = flip,
    });
}
