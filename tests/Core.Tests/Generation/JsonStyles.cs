namespace Optimizer.Core.Tests.Generation;

/// <summary>Functions that read and write much JSON, as different authors write them.</summary>
internal static class JsonStyles
{
    public const string Modern = """
        using System.Text.Json;
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record Order(string Id, decimal Total);

        public sealed record ExportRequest(List<Order> Orders, string Filter);

        /// <summary>Writes orders for another system.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class Export : IPlatformFunction<ExportRequest, string>
        {
            public Task<string> InvokeAsync(ExportRequest request, CancellationToken cancellationToken)
            {
                var wanted = JsonSerializer.Deserialize<string[]>(request.Filter)!;
                var orders = request.Orders.Where(o => wanted.Contains(o.Id)).ToList();
                return Task.FromResult(JsonSerializer.Serialize(orders));
            }
        }

        """;

    public const string Classic = """
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Optimizer.Runtime;

        namespace Contoso.Reports
        {
            public class Order
            {
                public string Id { get; set; }
            }

            public class Export : IPlatformFunction<List<Order>, string>
            {
                public async Task<string> InvokeAsync(List<Order> request, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
                    return JsonSerializer.Serialize(request, options);
                }
            }
        }
        """;
}
