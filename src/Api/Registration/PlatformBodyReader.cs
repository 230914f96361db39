using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Source;

namespace Optimizer.Api.Registration;

/// <summary>Makes a platform's source of what a caller sent.</summary>
internal static class PlatformBodyReader
{
    /// <exception cref="PlatformFaultsException">Lists every fault.</exception>
    public static PlatformSource Read(string platform, PlatformBody body)
    {
        var faults = new List<PlatformFault>();
        var files = SourceFiles.Read(body.Files, faults);
        var functions = FunctionList.Read(body.Functions, faults);
        var (changes, wrong) = body.Changes is { } declared ? ChangeRulesJson.Read(declared.GetRawText()) : (null, []);
        faults.AddRange(wrong.Select(f => new PlatformFault($"changes{f.Path[1..]}", 0, 0, f.Message)));
        if (faults.Count > 0) throw new PlatformFaultsException(faults);
        var sent = files.GetValueOrDefault(PlatformDefinitionReader.FileName);
        var definition = sent is null
            ? new PlatformDefinition(platform, functions, []) { Assembly = body.Assembly, Changes = changes }
            : Checked(platform, body, functions, PlatformDefinitionReader.Read(sent));
        return SourceFiles.Source(definition, files);
    }

    private static PlatformDefinition Checked(
        string platform, PlatformBody body, IReadOnlyList<FunctionDefinition> functions, PlatformDefinition sent)
    {
        var faults = new List<PlatformFault>();
        if (sent.Platform != platform) Add($"\"platform\" is '{sent.Platform}', and the route says '{platform}'.");
        if (sent.References.Count > 0) Add("\"references\" are paths on another machine; they are not taken over HTTP.");
        if (body.Assembly is not null && body.Assembly != (sent.Assembly ?? platform)) Add($"\"assembly\" is not '{body.Assembly}' as in the body.");
        if (body.Changes is not null) Add("\"changes\" is declared in the file; leave it out of the body.");
        if (functions.Count > 0 && !functions.SequenceEqual(sent.Functions)) Add("\"functions\" are not those of the body; leave one of the two out.");
        return faults.Count == 0 ? sent : throw new PlatformFaultsException(faults);

        void Add(string message) => faults.Add(new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, message));
    }
}
