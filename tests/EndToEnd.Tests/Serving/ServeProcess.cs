using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Optimizer.EndToEnd.Tests.Serving;

/// <summary><c>optimizer serve</c> in a process of its own, as it can be killed.</summary>
internal sealed class ServeProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder log;

    private ServeProcess(Process process, StringBuilder log, JsonElement started)
    {
        (this.process, this.log) = (process, log);
        Client = new HttpClient { BaseAddress = new Uri(started.GetProperty("url").GetString()!), Timeout = TimeSpan.FromSeconds(30) };
        Client.DefaultRequestHeaders.Add("x-functions-key", File.ReadAllText(started.GetProperty("adminKeyFile").GetString()!).Trim());
    }

    public HttpClient Client { get; }

    /// <summary>What it wrote to stderr.</summary>
    public string Log
    {
        get
        {
            lock (log) return log.ToString();
        }
    }

    public static async Task<ServeProcess> StartAsync(string data, params string[] more)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "optimizer.dll"), "serve", "--data", data, "--url", "http://127.0.0.1:0", "--no-cycles", "--json", .. more];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var (process, log) = (Process.Start(start)!, new StringBuilder());
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log) log.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        return new ServeProcess(process, log, await ReadDocumentAsync(process, log));
    }

    /// <summary>As <c>kill -9</c>: no handler runs, nothing is flushed.</summary>
    public void KillNow()
    {
        process.Kill(entireProcessTree: false);
        process.WaitForExit();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\n{Log}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var response = await Client.SendAsync(new HttpRequestMessage(method, path) { Content = content });
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\n{Log}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Client.Dispose();
    }

    private static async Task<JsonElement> ReadDocumentAsync(Process process, StringBuilder log)
    {
        var text = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            text.AppendLine(line);
            if (line == "}") return JsonDocument.Parse(text.ToString()).RootElement;
        }
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"serve ended with exit code {process.ExitCode} before it was ready:\n{text}\n{log}");
    }
}
