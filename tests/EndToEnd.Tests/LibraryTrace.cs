using System.IO.Compression;
using System.Text.Json;

namespace Optimizer.EndToEnd.Tests;

/// <summary>
/// Invocations of the library's functions as a stranger's recorder would write them: twenty minutes, a quarter of the calls
/// sampled in full, one call in 25 of <c>send-notice</c> failing.
/// </summary>
internal sealed class LibraryTrace(int seed)
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "JPY", "CHF", "SEK"];
    private readonly Random random = new(seed);
    private readonly List<(double At, object Line)> lines = [];

    public DateTimeOffset Start { get; init; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(20);

    public void Write(string path)
    {
        Arrivals(perSecond: 4, burst: 3, ExchangeRate);
        Arrivals(perSecond: 2, burst: 1, BookLookup);
        Arrivals(perSecond: 2, burst: 1, SendNotice);
        Arrivals(perSecond: 2, burst: 2, ShelfSearch);
        Arrivals(perSecond: 1, burst: 1, LateFee);
        using var file = File.Create(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new GZipStream(file, CompressionLevel.Fastest) : file;
        using var writer = new StreamWriter(stream);
        foreach (var (_, line) in lines.OrderBy(l => l.At)) writer.WriteLine(JsonSerializer.Serialize(line));
    }

    private void Arrivals(double perSecond, int burst, Action<double> call)
    {
        for (var at = 0.0; at < Length.TotalSeconds; at += -Math.Log(1 - random.NextDouble()) / perSecond * burst)
            for (var i = 0; i < burst; i++) call(at + i * 0.004);
    }

    private void ExchangeRate(double at)
    {
        var (from, to) = (Currencies[random.Next(3)], Currencies[3 + random.Next(3)]);
        var response = new { from, to, value = Math.Round(0.5 + (from[0] + to[0]) / 100.0, 4) };
        Call("exchange-rate", at, new { from, to }, response, "GET rates.example/v1/{id}/{id}",
            new { method = "GET", url = $"http://rates.example/v1/{from}/{to}" }, Served(response), Latency(45), connectMs: 0);
    }

    private void BookLookup(double at)
    {
        var isbn = $"978-{random.Next(400):D4}";
        var response = new { isbn, title = $"Book {isbn}", authors = new[] { "A. Writer" } };
        Call("book-lookup", at, new { isbn }, response, "GET catalogue.example/books/{id}",
            new { method = "GET", url = $"http://catalogue.example/books/{isbn}" }, Served(response), Latency(9), connectMs: 20 + 20 * random.NextDouble());
    }

    private void SendNotice(double at)
    {
        var (reader, text) = (random.Next(100_000), "Your book is ready.");
        var failed = random.NextDouble() < 0.04;
        Call("send-notice", at, new { reader, text }, failed ? null : new { id = $"n-{reader}" }, "POST notices.example/send",
            new { method = "POST", url = "http://notices.example/send", body = new { reader, text } },
            failed ? new { status = 503, body = (object)"busy", contentType = "text/plain" } : Served(new { id = $"n-{reader}" }), Latency(20), connectMs: 0);
    }

    private void ShelfSearch(double at)
    {
        var (shelf, page) = ($"s{random.Next(8)}", random.Next(1, 3));
        var response = new { titles = new[] { $"On {shelf}", $"Page {page}" }, total = 2 };
        Call("shelf-search", at, new { shelf, page }, response, "GET search.example/shelves/{id}",
            new { method = "GET", url = $"http://search.example/shelves/{shelf}?page={page}" }, Served(response), Latency(70), connectMs: 0);
    }

    private void LateFee(double at)
    {
        var (daysLate, student) = (random.Next(40), random.Next(2) == 0);
        var amount = Math.Min(20m, daysLate * (student ? 0.10m : 0.25m));
        Add("late-fee", at, new { daysLate, student }, new { amount }, 0.01, []);
    }

    private void Call(
        string function, double at, object request, object? response, string target, object asked, object answer, double latency, double connectMs)
    {
        var outcome = response is null ? "error" : "ok";
        var dependency = new
        {
            target, offsetMs = 0.2, durationMs = latency + connectMs, outcome, connected = connectMs > 0, connectMs, request = asked, response = answer,
        };
        Add(function, at, request, response, latency + connectMs + 0.4, [dependency]);
    }

    private void Add(string function, double at, object request, object? response, double durationMs, object[] dependencies)
    {
        var line = new Dictionary<string, object?>
        {
            ["function"] = function, ["version"] = 0, ["start"] = Start.AddSeconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null),
            ["durationMs"] = Math.Round(durationMs, 3), ["outcome"] = dependencies.Length > 0 && response is null ? "error" : "ok",
            ["error"] = response is null ? "System.Net.Http.HttpRequestException" : null,
            ["requestHash"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)))[..16],
            ["inFlight"] = 1, ["coldStart"] = false, ["instance"] = "i-1",
        };
        if (random.NextDouble() < 0.25)
        {
            line["request"] = request;
            if (response is not null) line["response"] = response;
            line["dependencies"] = dependencies;
        }
        lines.Add((at, line));
    }

    private static object Served(object body) => new { status = 200, body, contentType = "application/json" };

    private double Latency(double median) => median * Math.Exp(0.3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
