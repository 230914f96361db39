using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Xunit;

namespace Optimizer.TestKit.Azure;

/// <summary>
/// The storage emulator, for one test assembly: on free loopback ports, in memory, with an account that lives as long as it does.
/// It ends with the tests, also when these are killed, since its stdin closes then.
/// </summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string account = "t" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly Dictionary<string, Uri> endpoints = [];
    private Process? process;
    private int names;

    /// <summary>Where blobs are served.</summary>
    public Uri Blobs => endpoints["Blob"];

    /// <summary>Where tables are served.</summary>
    public Uri Tables => endpoints["Table"];

    /// <summary>The process.</summary>
    public int ProcessId => process!.Id;

    public string ConnectionString => ConnectionStringVia(Blobs, Tables);

    /// <summary>The same account behind other addresses.</summary>
    public string ConnectionStringVia(Uri blobs, Uri tables)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        ArgumentNullException.ThrowIfNull(tables);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};" +
            $"BlobEndpoint={blobs}{account};TableEndpoint={tables}{account};";
    }

    /// <summary>A name for a table and a container that no other test has.</summary>
    public string NewName() => "t" + Interlocked.Increment(ref names).ToString(CultureInfo.InvariantCulture).PadLeft(4, '0');

    public async ValueTask InitializeAsync()
    {
        await AzuriteFolder.InstallAsync();
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = AzuriteFolder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            ArgumentList =
            {
                "start.js", "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--loose",
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            },
            Environment = { ["AZURITE_ACCOUNTS"] = $"{account}:{key}" },
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await ListenAsync(process.StandardOutput).WaitAsync(Patience);
        _ = DrainAsync(process.StandardOutput);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }

    private async Task ListenAsync(StreamReader output)
    {
        while (endpoints.Count < 3)
        {
            var line = await output.ReadLineAsync() ?? throw new InvalidOperationException($"Azurite ended before it listened (exit code {process!.ExitCode}).");
            if (Listening().Match(line) is { Success: true } match) endpoints[match.Groups[1].Value] = new Uri(match.Groups[2].Value + "/");
        }
    }

    private static async Task DrainAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is not null)
        {
            // The emulator would block on a full pipe.
        }
    }

    [GeneratedRegex(@"Azurite (\w+) service is successfully listening at (http://\S+)")]
    private static partial Regex Listening();
}
