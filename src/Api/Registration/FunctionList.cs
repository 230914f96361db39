using Optimizer.Core.Source;

namespace Optimizer.Api.Registration;

/// <summary>Checks the functions that a body names.</summary>
internal static class FunctionList
{
    private const int MaxFunctions = 10_000;

    public static IReadOnlyList<FunctionDefinition> Read(IReadOnlyList<FunctionDefinition?>? sent, List<PlatformFault> faults)
    {
        var functions = new List<FunctionDefinition>();
        if (sent?.Count > MaxFunctions) Add("", $"there are {sent.Count} functions; {MaxFunctions} is the most.");
        foreach (var (index, function) in (sent ?? []).Index())
        {
            if (function?.Id is not { } id || function.Type is not { Length: > 0 }) Add($"[{index}]", "\"id\" or \"type\" is missing.");
            else if (!Names.IsName(id)) Add($"[{index}]", $"\"{id}\" is no valid id: use 1 to 63 of a-z, 0-9 and -, beginning with a letter.");
            else if (functions.Exists(f => f.Id == id)) Add($"[{index}]", $"the id \"{id}\" is used twice.");
            else functions.Add(function);
        }
        return functions;

        void Add(string place, string message) => faults.Add(new PlatformFault($"functions{place}", 0, 0, message));
    }
}
