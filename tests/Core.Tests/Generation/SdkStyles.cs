namespace Optimizer.Core.Tests.Generation;

/// <summary>A function that makes a client of the Azure SDK for each call.</summary>
internal static class SdkStyles
{
    public const string Modern = """
        using Azure.Messaging.ServiceBus;
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record Entry(string Text);

        /// <summary>Reads what was noted last.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class Audit(TimeProvider clock) : IPlatformFunction<Entry, Entry>
        {
            private const string Queue = "audit";

            public async Task<Entry> InvokeAsync(Entry request, CancellationToken cancellationToken)
            {
                if (request.Text.Length == 0) return request;

                // One message at a time.
                await using var client = new ServiceBusClient("shop.servicebus.windows.net");
                var text = await client.ReceiveAsync(Queue);
                return new Entry(text + clock.GetUtcNow().Year);
            }
        }

        """;
}
