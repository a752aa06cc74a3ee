/** The files of each data set, below the folder of data: what the server hands out, and nothing else of that folder. */
export const DATA_FILES = {
  sfo: ['sfo/2016_SFO_Customer_Survey.csv', 'sfo/2017_SFO_Customer_Survey.csv', 'sfo/2018_SFO_Customer_Survey.csv'],
  fft: ['nhs-fft/fft_scores.csv'],
  telco: ['telco/Telco-Customer-Churn.csv'],
  cdnow: ['cdnow/CDNOW_master.txt'],
  attrition: ['hr-attrition/emp_attrition.csv'],
};
