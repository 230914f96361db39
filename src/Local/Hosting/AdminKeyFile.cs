using Optimizer.Api.Keys;

namespace Optimizer.Local.Hosting;

/// <summary>
/// The key of this machine's own user, in <c>admin.key</c> of the data folder (mode 0600), made at the first start. The store has
/// only its hash.
/// </summary>
internal sealed class AdminKeyFile(string dataPath, KeyRing keys, KeyOperations operations)
{
    public string Path { get; } = System.IO.Path.Combine(dataPath, "admin.key");

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var known = File.Exists(Path) ? (await File.ReadAllTextAsync(Path, cancellationToken).ConfigureAwait(false)).Trim() : "";
        var holder = known.Length == 0 ? null : await keys.FindAsync(known, cancellationToken).ConfigureAwait(false);
        return holder?.Scope == KeyScope.Admin ? known : await CreateAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var (key, _) = await operations.CreateAsync(new KeyRequest(KeyScope.Admin, Name: "admin.key"), "serve", cancellationToken).ConfigureAwait(false);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(Path);
        var writer = new StreamWriter(Path, options);
        await using (writer.ConfigureAwait(false))
            await writer.WriteLineAsync(key.AsMemory(), cancellationToken).ConfigureAwait(false);
        return key;
    }
}
