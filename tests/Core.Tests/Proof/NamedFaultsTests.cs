using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Proof;

public sealed class NamedFaultsTests
{
    private const string Source = """
        using System.Net;
        using System.Net.Http;
        using Optimizer.Runtime;
        namespace Shop;
        public sealed class Level(HttpClient http) : IPlatformFunction<string, int>
        {
            public async Task<int> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                try
                {
                    return await ReadAsync(request);
                }
                catch (TimeoutException)
                {
                    return -1;
                }
                catch (Exception)
                {
                    throw;
                }
            }

            private async Task<int> ReadAsync(string sku)
            {
                using var response = await http.GetAsync(sku);
                return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? 0 : 1;
            }
        }
        """;

    [Fact]
    public void What_a_function_catches_and_the_statuses_that_it_names_are_found()
    {
        var function = ASource.Function("Shop.Level", Source);
        var named = NamedFaults.Of((function.Compilation, function.Type));
        Assert.Equal(["System.TimeoutException"], named.Exceptions);
        Assert.Equal([404, 410], named.Statuses);
    }
}
