using Optimizer.Core.Source;

namespace Optimizer.Api.Registration;

/// <summary>Puts one function into a platform's source.</summary>
internal static class FunctionBodyReader
{
    /// <exception cref="PlatformFaultsException">Lists every fault.</exception>
    public static PlatformSource Read(string platform, PlatformSource? known, string function, FunctionBody body)
    {
        var faults = new List<PlatformFault>();
        var sent = SourceFiles.Read(body.Files, faults);
        if (string.IsNullOrWhiteSpace(body.Type)) faults.Add(new PlatformFault("type", 0, 0, "it is missing: the full name of the function's class."));
        if (sent.ContainsKey(PlatformDefinitionReader.FileName))
            faults.Add(new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, "is not taken with one function; register the platform with it."));
        if (faults.Count > 0) throw new PlatformFaultsException(faults);
        var before = known?.Definition ?? new PlatformDefinition(platform, [], []);
        var after = before with { Functions = With(before.Functions, new FunctionDefinition(function, body.Type!)) };
        return SourceFiles.Source(after, Files(known, sent, keepDefinition: after.Functions.SequenceEqual(before.Functions)));
    }

    private static List<FunctionDefinition> With(IReadOnlyList<FunctionDefinition> functions, FunctionDefinition function)
    {
        var all = functions.ToList();
        var at = all.FindIndex(f => f.Id == function.Id);
        if (at < 0) all.Add(function);
        else all[at] = function;
        return all;
    }

    private static Dictionary<string, string> Files(PlatformSource? known, IDictionary<string, string> sent, bool keepDefinition)
    {
        var files = new Dictionary<string, string>(known?.Files ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (!keepDefinition) files.Remove(PlatformDefinitionReader.FileName);
        foreach (var (path, text) in sent) files[path] = text;
        return files;
    }
}
