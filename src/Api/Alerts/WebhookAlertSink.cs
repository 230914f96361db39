using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations.Alerts;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Optimizer.Api.Alerts;

/// <summary>
/// Posts alerts one after the other, from a bounded queue. A receiver that is slow or gone costs the callers nothing: attempts are
/// bounded in number and time, and what does not get through is counted in the log, which has every alert in any case.
/// </summary>
public sealed class WebhookAlertSink : BackgroundService, IAlertReceiver
{
    private readonly AlertWebhookOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<WebhookAlertSink> log;
    private readonly HttpClient http;
    private readonly Channel<Alert> queue;
    private readonly ResiliencePipeline pipeline;
    private long dropped;

    public WebhookAlertSink(AlertWebhookOptions options, TimeProvider time, ILogger<WebhookAlertSink> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (this.options, this.time, this.log) = (options, time, log);
        // A redirect could lead the signed body elsewhere, and no longer over https.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        http.Timeout = Timeout.InfiniteTimeSpan;
        queue = Channel.CreateBounded<Alert>(
            new BoundedChannelOptions(options.MaxQueued) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref dropped));
        pipeline = Pipeline(options, time);
    }

    /// <summary>Alerts that the queue had no room for.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    public void Raise(Alert alert) => queue.Writer.TryWrite(alert);

    public override void Dispose()
    {
        base.Dispose();
        http.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var alert in queue.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false)) await TryPostAsync(alert, stoppingToken).ConfigureAwait(false);
    }

    private static ResiliencePipeline Pipeline(AlertWebhookOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries, Delay = options.Pause, BackoffType = DelayBackoffType.Exponential, MaxDelay = TimeSpan.FromMinutes(1),
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<IOException>(),
            });
        }
        return builder.AddTimeout(options.Timeout).Build();
    }

    private async Task TryPostAsync(Alert alert, CancellationToken stoppingToken)
    {
        try
        {
            await pipeline.ExecuteAsync(async cancellationToken => await PostAsync(alert, cancellationToken).ConfigureAwait(false), stoppingToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // Type only: messages of HTTP faults may name the address.
            Logs.AlertNotPosted(log, alert.Kind, options.Url.Host, fault.GetType().Name, (fault as HttpRequestException)?.StatusCode, Dropped);
        }
    }

    private async Task PostAsync(Alert alert, CancellationToken cancellationToken)
    {
        using var request = AlertRequest.Of(alert, options, time.GetUtcNow());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        // The receiver's own "no" does not change by asking again; trouble of its or too many at once does.
        if (status is >= 500 or 408 or 429) throw new HttpRequestException("The receiver cannot take it now.", null, response.StatusCode);
        if (!response.IsSuccessStatusCode) Logs.AlertNotPosted(log, alert.Kind, options.Url.Host, "refused", response.StatusCode, Dropped);
    }
}
