using System.Text;
using Optimizer.Core.Source;
using Optimizer.Local.Commands;

namespace Optimizer.Local.Running;

/// <summary>Reads a platform's folder: <c>platform.json</c> and every <c>*.cs</c> in and below it, build output and hidden folders aside.</summary>
internal static class PlatformFolder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="CommandFailedException">The folder or its <c>platform.json</c> is not there.</exception>
    /// <exception cref="PlatformFaultsException">Something in it cannot be used; names all faults.</exception>
    public static PlatformSource Read(DirectoryInfo folder)
    {
        if (!folder.Exists) throw new CommandFailedException($"There is no folder {folder.FullName}.");
        var definitionPath = Path.Combine(folder.FullName, PlatformDefinitionReader.FileName);
        if (!File.Exists(definitionPath))
            throw new CommandFailedException(
                $"{definitionPath} is not there. It says which functions there are: " +
                """{"platform":"shop","functions":[{"id":"price-quote","type":"Shop.PriceQuote"}],"references":[]}""");
        var faults = new List<PlatformFault>();
        var files = Paths(folder).Prepend(definitionPath)
            .Select(path => (Name: RelativeName(folder, path), Text: Text(folder, path, faults)))
            .OrderBy(f => f.Name, StringComparer.Ordinal).ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);
        if (faults.Count > 0) throw new PlatformFaultsException(faults);
        var definition = PlatformDefinitionReader.Read(files[PlatformDefinitionReader.FileName]);
        if (files.Count == 1) throw new CommandFailedException($"There is no *.cs file in {folder.FullName} or below it.");
        return new PlatformSource(definition with { References = References(folder, definition) }, files);
    }

    private static IEnumerable<string> Paths(DirectoryInfo folder)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };
        foreach (var file in Directory.EnumerateFiles(folder.FullName, "*.cs", options)) yield return file;
        foreach (var below in folder.EnumerateDirectories("*", options).Where(d => d.Name is not ("bin" or "obj") && d.LinkTarget is null))
            foreach (var file in Paths(below)) yield return file;
    }

    private static string RelativeName(DirectoryInfo folder, string path) =>
        Path.GetRelativePath(folder.FullName, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The text as it is, a byte-order mark included: patches are to fit the file byte for byte.</summary>
    private static string Text(DirectoryInfo folder, string path, List<PlatformFault> faults)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException broken)
        {
            faults.Add(new PlatformFault(RelativeName(folder, path), 0, 0, $"it is not UTF-8 (byte {broken.Index + 1}); save it as UTF-8."));
            return "";
        }
    }

    private static List<string> References(DirectoryInfo folder, PlatformDefinition definition)
    {
        var paths = definition.References.Select(r => Path.GetFullPath(r, folder.FullName)).ToList();
        var missing = paths.Where(p => !File.Exists(p))
            .Select(p => new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, $"\"references\": there is no file {p}.")).ToList();
        return missing.Count == 0 ? paths : throw new PlatformFaultsException(missing);
    }
}
