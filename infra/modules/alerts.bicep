// What a person should hear of. The queries read the function's name and the log texts of src/Functions/Logs.Functions.cs.
param name string
param location string
param insightsId string
param storageId string

@description('Empty: alerts are only shown in the portal.')
param email string

var queries = [
  {
    id: 'monitor-silent'
    text: 'The timer that watches trials and live versions has not run for half an hour: nothing would be rolled back.'
    severity: 1
    query: 'requests | where name == "MonitorTimer" and success == true | summarize runs = count()'
    measure: 'runs'
    operator: 'LessThan'
    threshold: 1
    window: 'PT30M'
  }
  {
    id: 'version-not-watched'
    text: 'A live or canary version could not be looked after.'
    severity: 1
    query: 'traces | where message has "could not be looked after" | summarize faults = count()'
    measure: 'faults'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
  }
  {
    id: 'rolled-back'
    text: 'A version was taken back because its evidence went bad.'
    severity: 2
    query: 'traces | where message has "RollBack" | summarize rollbacks = count()'
    measure: 'rollbacks'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: '${name}-people'
  location: 'Global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [{ name: 'people', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for item in queries: {
    name: '${name}-${item.id}'
    location: location
    properties: {
      displayName: '${name}: ${item.id}'
      description: item.text
      enabled: true
      severity: item.severity
      scopes: [insightsId]
      evaluationFrequency: 'PT15M'
      windowSize: item.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: item.query
            metricMeasureColumn: item.measure
            timeAggregation: 'Total'
            operator: item.operator
            threshold: item.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]

resource failedRequests 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-failed-requests'
  location: 'global'
  properties: {
    description: 'More than ten requests or function runs failed within 15 minutes.'
    enabled: true
    severity: 2
    scopes: [insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'failed'
          metricNamespace: 'microsoft.insights/components'
          metricName: 'requests/failed'
          operator: 'GreaterThan'
          threshold: 10
          timeAggregation: 'Count'
        }
      ]
    }
    actions: empty(email) ? [] : [{ actionGroupId: people.id }]
  }
}

resource storageAway 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-storage-away'
  location: 'global'
  properties: {
    description: 'Less than 99 % of the storage account\'s requests were served within 15 minutes.'
    enabled: true
    severity: 1
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'availability'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Availability'
          operator: 'LessThan'
          threshold: 99
          timeAggregation: 'Average'
        }
      ]
    }
    actions: empty(email) ? [] : [{ actionGroupId: people.id }]
  }
}
