namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in the key by which requests are told apart: something of a request is not in it.</summary>
internal static class KeyBreaks
{
    private const string Key = "KeyOf = RequestKey.Of,";
    private const string Json = "System.Text.Json.JsonSerializer.SerializeToNode(request, Optimizer.Runtime.Json.PlatformJson.Options)!";

    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("texts of any case have one key", "FunctionPipelineBuilder", Key, $"KeyOf = static request => RequestKey.Of(System.Text.Json.Nodes.JsonNode.Parse({Json}.ToJsonString().ToLowerInvariant())),") { Harmless = Operators.StepFacts.NoText },
        new("spaces at the end of texts are not in the key", "FunctionPipelineBuilder", Key, $"KeyOf = static request => RequestKey.Of(System.Text.Json.Nodes.JsonNode.Parse({Json}.ToJsonString().Replace(\" \\\"\", \"\\\"\"))),") { Harmless = Operators.StepFacts.NoText },
        new("the first member of a request is not in the key", "FunctionPipelineBuilder", Key, Without("First")),
        new("the last member of a request is not in the key", "FunctionPipelineBuilder", Key, Without("Last")),
        new("the key holds the lengths alone", "FunctionPipelineBuilder", Key, $"KeyOf = static request => new RequestKey((UInt128){Json}.ToJsonString().Length),"),
    ];

    private static string Without(string which) =>
        $"KeyOf = static request => {{ var members = {Json}.AsObject(); members.Remove(members.{which}().Key); return RequestKey.Of(members); }},";
}
